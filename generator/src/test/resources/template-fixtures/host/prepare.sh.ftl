<#-- Prepares a
     host. -->
modprobe -a [=module]
