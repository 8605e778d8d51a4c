<#-- The steps for a standalone bundle: where each file goes, in which order nodes start, and how to change a running cluster. -->
# ${name}: ${product} ${release}

<#if description?has_content>
${description}

</#if>
Made by mcmgen. No file here holds a secret.

## Prepare each host

Copy the folder `host/` to the host and run, as root:

    ./prepare-host.sh --check     # says what is missing, changes nothing
    ./prepare-host.sh             # on agents: ./prepare-host.sh --role agent

## Place the files

All belong to root.

<#list folders as folder>
### ${folder.name}/

| File | Place | Mode |
| --- | --- | --- |
<#list folder.files as file>
| `${file.source}` | `${file.target}` | ${file.permissions} |
</#list>

</#list>
<#if hasRegistryAuth>
`registries.example.yaml` shows where user and password of a registry go. Copy it over `registries.yaml` on each node and
fill it in there; it is read when ${product} starts.

</#if>
## Start a new cluster

1. First server: `systemctl enable --now ${serverUnit}`. Wait until
   `${dataFolder}/server/node-token` exists and the node is Ready.
2. Copy the content of that file to `${configurationFolder}/token` (root, 0600) on every other node.
3. Further servers, one at a time: `systemctl enable --now ${serverUnit}`. Wait for Ready before the next.
4. Agents: `systemctl enable --now ${agentUnit}`.

Keep `${dataFolder}/server/token` safe: a snapshot cannot be restored without it.

## Change a running cluster

`config.yaml` is read only when ${product} starts. Change all servers first, one at a time, then the agents:

1. `kubectl drain NODE --ignore-daemonsets --delete-emptydir-data`
2. Replace the files, then `systemctl restart ${serverUnit}` (agents: `${agentUnit}`).
3. Wait for Ready, then `kubectl uncordon NODE`.

The address ranges, the cluster DNS and domain must be the same on all servers, or a server does not join again.
<#if ipvs>

Changing kube-proxy's mode leaves rules of the old one behind: reboot the node between draining and starting it again.
Afterwards `ipvsadm -Ln` lists the Services. When NodeLocal DNSCache is switched on or off, restart the pods too: a pod
keeps the DNS address that it was started with.
</#if>
