<#-- config.yaml of a node, and Rancher's drop-in beside its own: one key of RKE2 or K3s a line. -->
# ${title}
<@yaml data=config/>
