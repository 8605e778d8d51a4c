<#-- The machine config of a pool of any other driver (Amazonec2Config, AzureConfig, …), in the driver's own fields. -->
apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: ${name}
  namespace: ${namespace}
<#if fields?has_content>
<@yaml fields indent=0/>
</#if>
<#if userDataField??>
${userDataField}: <@block userData indent=2/>
</#if>
