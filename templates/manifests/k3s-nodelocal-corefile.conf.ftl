<#-- The Corefile of NodeLocal DNSCache on K3s; node-cache itself fills in the upstream servers. -->
<#list zones as zone>
${zone}:53 {
    errors
    cache {
        success 9984 30
        denial 9984 5
    }
    reload
    loop
    bind ${bind}
    forward . ${upstream} {
        force_tcp
    }
    prometheus :9253
<#if zone?index == 0>
    health ${address}:8080
</#if>
}
</#list>
.:53 {
    errors
    cache 30
    reload
    loop
    bind ${bind}
    forward . __PILLAR__UPSTREAM__SERVERS__
    prometheus :9253
}
