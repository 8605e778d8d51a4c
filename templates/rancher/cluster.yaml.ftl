<#-- The Cluster object (provisioning.cattle.io/v1): what Rancher makes the cluster from. -->
apiVersion: provisioning.cattle.io/v1
kind: Cluster
metadata:
  name: ${name}
  namespace: ${namespace}
<#if labels?has_content>
  labels:
    <@yaml data=labels/>
</#if>
<#if annotations?has_content>
  annotations:
    <@yaml data=annotations/>
</#if>
spec:
  kubernetesVersion: ${kubernetesVersion}
<#if cloudCredential??>
  cloudCredentialSecretName: ${cloudCredential}
</#if>
<#if podSecurityTemplate??>
  defaultPodSecurityAdmissionConfigurationTemplateName: ${podSecurityTemplate}
</#if>
<#if projectIsolation>
  enableNetworkPolicy: ${projectIsolation}
</#if>
<#if clusterEndpoint??>
  localClusterAuthEndpoint:
    <@yaml data=clusterEndpoint/>
</#if>
<#if agentEnv?has_content>
  agentEnvVars:
<#list agentEnv as variable>
    - name: ${variable.name}
      value: ${variable.value}
</#list>
</#if>
<#if clusterAgent?has_content>
  clusterAgentDeploymentCustomization:
    <@yaml data=clusterAgent/>
</#if>
<#if fleetAgent?has_content>
  fleetAgentDeploymentCustomization:
    <@yaml data=fleetAgent/>
</#if>
  rkeConfig:
    machineGlobalConfig:
      <@yaml data=machineGlobalConfig/>
<#if machineSelectorConfig?has_content>
    machineSelectorConfig:
<#list machineSelectorConfig as entry>
      - machineLabelSelector:
          <@yaml data=entry.selector/>
        config:
          <@yaml data=entry.config/>
</#list>
</#if>
<#if machineSelectorFiles?has_content>
    machineSelectorFiles:
<#list machineSelectorFiles as entry>
      - fileSources:
<#list entry.sources as source>
          - ${source.kind}:
              name: ${source.name}
              items:
<#list source.items as item>
                - key: ${item.key}
                  path: ${item.path}
                  permissions: ${item.permissions}
<#if item.dynamic>
                  dynamic: ${item.dynamic}
</#if>
</#list>
</#list>
<#if entry.selector?has_content>
        machineLabelSelector:
          <@yaml data=entry.selector/>
</#if>
</#list>
</#if>
<#if chartValues?has_content>
    chartValues:
      <@yaml data=chartValues/>
</#if>
<#if additionalManifest?has_content>
    additionalManifest: <@block text=additionalManifest/>
</#if>
<#if etcd?has_content>
    etcd:
      <@yaml data=etcd/>
</#if>
<#if registries?has_content>
    registries:
      <@yaml data=registries/>
</#if>
<#if stackPreference??>
    networking:
      stackPreference: ${stackPreference}
</#if>
<#if dataDirectories?has_content>
    dataDirectories:
      <@yaml data=dataDirectories/>
</#if>
<#if hostnameLengthLimit??>
    machinePoolDefaults:
      hostnameLengthLimit: ${hostnameLengthLimit}
</#if>
<#if pools?has_content>
    machinePools:
<#list pools as pool>
      - name: ${pool.name}
<#if pool.etcd>
        etcdRole: ${pool.etcd}
</#if>
<#if pool.controlPlane>
        controlPlaneRole: ${pool.controlPlane}
</#if>
<#if pool.worker>
        workerRole: ${pool.worker}
</#if>
        quantity: ${pool.quantity}
<#if pool.autoscaling??>
        autoscalingMinSize: ${pool.autoscaling.min}
        autoscalingMaxSize: ${pool.autoscaling.max}
</#if>
        machineOS: ${pool.machineOS}
        machineConfigRef:
          apiVersion: ${pool.machineConfig.apiVersion}
          kind: ${pool.machineConfig.kind}
          name: ${pool.machineConfig.name}
<#if pool.settings?has_content>
        <@yaml data=pool.settings/>
</#if>
</#list>
</#if>
    upgradeStrategy:
      controlPlaneConcurrency: ${upgrade.controlPlane.concurrency}
      controlPlaneDrainOptions:
        enabled: ${upgrade.controlPlane.drain.enabled}
        force: ${upgrade.controlPlane.drain.force}
        ignoreDaemonSets: ${upgrade.controlPlane.drain.ignoreDaemonSets}
        deleteEmptyDirData: ${upgrade.controlPlane.drain.deleteEmptyDirData}
        disableEviction: ${upgrade.controlPlane.drain.disableEviction}
        gracePeriod: ${upgrade.controlPlane.drain.gracePeriod}
        timeout: ${upgrade.controlPlane.drain.timeout}
        skipWaitForDeleteTimeoutSeconds: ${upgrade.controlPlane.drain.skipWaitForDeleteTimeoutSeconds}
      workerConcurrency: ${upgrade.worker.concurrency}
      workerDrainOptions:
        enabled: ${upgrade.worker.drain.enabled}
        force: ${upgrade.worker.drain.force}
        ignoreDaemonSets: ${upgrade.worker.drain.ignoreDaemonSets}
        deleteEmptyDirData: ${upgrade.worker.drain.deleteEmptyDirData}
        disableEviction: ${upgrade.worker.drain.disableEviction}
        gracePeriod: ${upgrade.worker.drain.gracePeriod}
        timeout: ${upgrade.worker.drain.timeout}
        skipWaitForDeleteTimeoutSeconds: ${upgrade.worker.drain.skipWaitForDeleteTimeoutSeconds}
