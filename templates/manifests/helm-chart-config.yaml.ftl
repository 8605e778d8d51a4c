<#-- The HelmChartConfig that gives a packaged chart its values. -->
apiVersion: helm.cattle.io/v1
kind: HelmChartConfig
metadata:
  name: ${chart}
  namespace: kube-system
spec:
  valuesContent: <@block text=values/>
