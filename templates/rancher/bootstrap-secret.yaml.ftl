<#-- A Secret without data that Rancher copies into kube-system of the new cluster before anything else (feature provisioningprebootstrap). -->
apiVersion: v1
kind: Secret
metadata:
  name: ${name}
  namespace: ${namespace}
  annotations:
    provisioning.cattle.io/sync-bootstrap: "true"
    provisioning.cattle.io/sync-target-namespace: kube-system
    provisioning.cattle.io/sync-target-name: ${targetName}
    rke.cattle.io/object-authorized-for-clusters: ${cluster}
type: Opaque
