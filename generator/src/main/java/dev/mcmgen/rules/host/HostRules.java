package dev.mcmgen.rules.host;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.rules.Rule;
import java.util.List;

/** The rules about hosts, as far as a cloud-config shows them. */
public final class HostRules {

    private HostRules() {}

    public static List<Rule> all(Catalog catalog) {
        HostChecks host = new HostChecks(catalog);
        return List.of(
                new Rule("host/etcd-user", host::etcdUser),
                new Rule("host/profile-sysctls", host::sysctls),
                new Rule("host/network-manager", host::networkManager),
                new Rule("host/nm-cloud-setup", host::cloudSetup),
                new Rule("host/firewalld-conflict", host::firewalld),
                new Rule("host/selinux-off", host::selinux),
                new Rule("host/selinux-packages", host::selinuxPackages),
                new Rule("host/noexec", MountChecks::noexec));
    }
}
