<#-- registries.yaml of a standalone node: mirrors and TLS; passwords are the user's to add. -->
<#if mirrors?has_content>
mirrors:
  <@yaml data=mirrors/>
</#if>
<#if configs?has_content>
configs:
  <@yaml data=configs/>
</#if>
