package dev.mcmgen.render.host;

import java.util.List;

/**
 * What is to be done on a host, decided. Order: files, services, modules, kernel parameters, etcd user.
 *
 * @param needs what the plan was made from
 * @param modules kernel modules, in the order of loading
 * @param sysctls kernel parameters as {@code key=value}
 * @param unmanagedDevices the network interfaces that NetworkManager leaves alone, in its notation
 * @param networkManager whether the operating system has NetworkManager, or may have it
 * @param unitsOff the systemd units that must not run
 * @param etcdUser whether the host needs the user and the group {@code etcd}; RKE2 with a profile stops without them
 * @param notices what the user has to do or know
 */
public record HostPlan(
        HostNeeds needs,
        List<String> modules,
        List<String> sysctls,
        List<String> unmanagedDevices,
        boolean networkManager,
        List<String> unitsOff,
        boolean etcdUser,
        List<HostNotice> notices) {

    public HostPlan {
        modules = List.copyOf(modules);
        sysctls = List.copyOf(sysctls);
        unmanagedDevices = List.copyOf(unmanagedDevices);
        unitsOff = List.copyOf(unitsOff);
        notices = List.copyOf(notices);
    }
}
