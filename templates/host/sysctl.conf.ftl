<#-- The kernel parameters: what the CIS profile demands, and forwarding. -->
# Kernel parameters for ${host.label}. The file's name sorts behind those of hardened images, so that this is what counts.
<#list host.sysctls as setting>
${setting}
</#list>
