<#-- The cloud-config of a machine pool: the host's preparation, then what the spec has of the user's own. -->
#cloud-config
write_files:
<#list host.files as file>
  - path: ${file.path}
    permissions: "0644"
    content: <@block text=file.content/>
</#list>
<#list user.writeFiles as entry>
  - <@yaml data=entry/>
</#list>
runcmd:
<#list host.unitsOff as unit>
  - ${"systemctl disable --now " + unit + " || true"}
</#list>
<#if host.networkManager>
  - systemctl reload NetworkManager || true
</#if>
  - ${"modprobe -a " + host.modules?join(" ")}
  - sysctl --system
<#-- sysctl --system reads /etc/sysctl.conf last, whatever the names of the other files: so ours once more. -->
  - ${"sysctl -q -p " + host.sysctlPath}
<#if host.etcdUser>
<#-- In the files themselves: RKE2 does not ask other name services. -->
  - grep -q '^etcd:' /etc/group || groupadd -r etcd
  - grep -q '^etcd:' /etc/passwd || useradd -r -c 'etcd user' -s /sbin/nologin -M -g etcd etcd
</#if>
<#list user.runcmd as command>
  - <@yaml data=command/>
</#list>
<#if user.other?has_content>
<@yaml data=user.other/>
</#if>
