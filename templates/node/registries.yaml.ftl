<#-- registries.yaml of a standalone node: mirrors and TLS; passwords are the user's to add. -->
<#if mirrors?has_content>
mirrors:
  <@yaml mirrors indent=2/>
</#if>
<#if configs?has_content>
configs:
  <@yaml configs indent=2/>
</#if>
