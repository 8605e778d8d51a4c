<#-- The Cluster. -->
kind: Cluster
metadata:
  name: ${name}
