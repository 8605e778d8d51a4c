<#-- The machine config of a vSphere pool (VmwarevsphereConfig): every value is a text, as Rancher's schema wants it. -->
apiVersion: rke-machine-config.cattle.io/v1
kind: VmwarevsphereConfig
metadata:
  name: ${name}
  namespace: ${namespace}
creationType: ${creationType}
<#if cloneFrom??>
cloneFrom: ${cloneFrom}
</#if>
<#if contentLibrary??>
contentLibrary: ${contentLibrary}
</#if>
<#if datacenter??>
datacenter: ${datacenter}
</#if>
<#if datastore??>
datastore: ${datastore}
</#if>
<#if datastoreCluster??>
datastoreCluster: ${datastoreCluster}
</#if>
<#if folder??>
folder: ${folder}
</#if>
<#if pool??>
pool: ${pool}
</#if>
<#if hostsystem??>
hostsystem: ${hostsystem}
</#if>
<#if network?has_content>
network:
<#list network as path>
  - ${path}
</#list>
</#if>
cpuCount: ${cpuCount}
memorySize: ${memorySize}
diskSize: ${diskSize}
<#if cfgparam?has_content>
cfgparam:
<#list cfgparam as parameter>
  - ${parameter}
</#list>
</#if>
<#if further?has_content>
<@yaml data=further/>
</#if>
os: ${os}
<#if cloudConfig?has_content>
cloudConfig: <@block text=cloudConfig/>
</#if>
