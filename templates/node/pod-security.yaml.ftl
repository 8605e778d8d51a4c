<#-- The pod security configuration of a standalone cluster's API server, with the namespaces that RKE2 and Rancher need. -->
apiVersion: apiserver.config.k8s.io/v1
kind: AdmissionConfiguration
plugins:
  - name: PodSecurity
    configuration:
      apiVersion: pod-security.admission.config.k8s.io/v1
      kind: PodSecurityConfiguration
      defaults:
        enforce: ${level}
        enforce-version: latest
        audit: ${level}
        audit-version: latest
        warn: ${level}
        warn-version: latest
      exemptions:
        usernames: []
        runtimeClasses: []
<#if namespaces?has_content>
        namespaces:
<#list namespaces as namespace>
          - ${namespace}
</#list>
<#else>
        namespaces: []
</#if>
