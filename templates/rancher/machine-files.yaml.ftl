<#-- The Secret with the files that Rancher puts on the machines; the annotation lets this cluster, and no other, read it. -->
apiVersion: v1
kind: Secret
metadata:
  name: ${name}
  namespace: ${namespace}
  annotations:
    rke.cattle.io/object-authorized-for-clusters: ${cluster}
type: Opaque
stringData:
<#list files as file>
  ${file.key}: <@block text=file.content/>
</#list>
