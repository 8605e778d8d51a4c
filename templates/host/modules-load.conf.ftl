<#-- The kernel modules, as systemd loads them at boot. -->
# Kernel modules for ${host.label}. One name on a line; systemd knows no comments behind them.
<#list host.modules as module>
${module}
</#list>
