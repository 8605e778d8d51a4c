<#-- The machine config of a pool of any other driver (Amazonec2Config, AzureConfig, …), in the driver's own fields. -->
apiVersion: ${apiVersion}
kind: ${kind}
metadata:
  name: ${name}
  namespace: ${namespace}
<#if fields?has_content>
<@yaml data=fields/>
</#if>
<#if userDataField??>
${userDataField}: <@block text=userData/>
</#if>
