<#-- The Cluster object (provisioning.cattle.io/v1): what Rancher makes the cluster from. -->
apiVersion: provisioning.cattle.io/v1
kind: Cluster
metadata:
  name: ${name}
  namespace: ${namespace}
<#if labels?has_content>
  labels:
    <@yaml labels indent=4/>
</#if>
<#if annotations?has_content>
  annotations:
    <@yaml annotations indent=4/>
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
    <@yaml clusterEndpoint indent=4/>
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
    <@yaml clusterAgent indent=4/>
</#if>
<#if fleetAgent?has_content>
  fleetAgentDeploymentCustomization:
    <@yaml fleetAgent indent=4/>
</#if>
  rkeConfig:
    machineGlobalConfig:
      <@yaml machineGlobalConfig indent=6/>
<#if machineSelectorConfig?has_content>
    machineSelectorConfig:
<#list machineSelectorConfig as entry>
      - machineLabelSelector:
          <@yaml entry.selector indent=10/>
        config:
          <@yaml entry.config indent=10/>
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
          <@yaml entry.selector indent=10/>
</#if>
</#list>
</#if>
<#if chartValues?has_content>
    chartValues:
      <@yaml chartValues indent=6/>
</#if>
<#if additionalManifest?has_content>
    additionalManifest: <@block additionalManifest indent=6/>
</#if>
<#if etcd?has_content>
    etcd:
      <@yaml etcd indent=6/>
</#if>
<#if registries?has_content>
    registries:
      <@yaml registries indent=6/>
</#if>
<#if stackPreference??>
    networking:
      stackPreference: ${stackPreference}
</#if>
<#if dataDirectories?has_content>
    dataDirectories:
      <@yaml dataDirectories indent=6/>
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
        <@yaml pool.settings indent=8/>
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
