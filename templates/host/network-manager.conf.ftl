<#-- The interfaces of the cluster's network, which NetworkManager must leave alone. -->
# NetworkManager leaves the interfaces of the cluster's network alone.
[keyfile]
unmanaged-devices=${host.unmanagedDevices?join(';')}
