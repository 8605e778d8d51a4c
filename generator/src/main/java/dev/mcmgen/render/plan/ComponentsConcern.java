package dev.mcmgen.render.plan;

import dev.mcmgen.spec.ComponentArgs;
import dev.mcmgen.spec.Pool;
import dev.mcmgen.spec.Role;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Arguments for the components: for every node, by role, by pool. The narrower win; nothing replaces a whole list. */
final class ComponentsConcern implements Concern {

    @Override
    public void addTo(Draft draft) {
        ComponentArgs all = draft.spec().args();
        Set<Role> everyRole = Set.of(Role.values());
        add(draft, Nodes.ALL, all, everyRole, "/spec/args");
        draft.spec()
                .roles()
                .forEach((role, settings) -> add(
                        draft,
                        new Scope.WithRole(role),
                        settings.args(),
                        Set.of(role),
                        "/spec/roles/" + role.word() + "/args"));
        List<Pool> pools = draft.spec().pools();
        for (int i = 0; i < pools.size(); i++) {
            Pool pool = pools.get(i);
            add(draft, new Scope.InPool(pool.name()), pool.args(), pool.roles(), "/spec/pools/" + i + "/args");
        }
    }

    private static void add(Draft draft, Scope scope, ComponentArgs args, Collection<Role> roles, String field) {
        put(draft, scope, "kubelet-arg", args.kubelet(), field + "/kubelet");
        // Rancher's webhook may lose an argument without a value; with one it means the same to RKE2.
        List<String> apiServer = args.apiServer().stream()
                .map(argument -> argument.contains("=") ? argument : argument + "=true")
                .toList();
        put(draft, controlPlane(scope), "kube-apiserver-arg", apiServer, field + "/apiServer");
        put(
                draft,
                controlPlane(scope),
                "kube-controller-manager-arg",
                args.controllerManager(),
                field + "/controllerManager");
        put(draft, controlPlane(scope), "kube-scheduler-arg", args.scheduler(), field + "/scheduler");
        put(draft, etcd(scope), "etcd-arg", args.etcd(), field + "/etcd");
        if (!roles.contains(Role.CONTROLPLANE)) {
            refuseElsewhere(draft, args.apiServer(), "the API server", "controlplane", field + "/apiServer");
            refuseElsewhere(
                    draft,
                    args.controllerManager(),
                    "the controller manager",
                    "controlplane",
                    field + "/controllerManager");
            refuseElsewhere(draft, args.scheduler(), "the scheduler", "controlplane", field + "/scheduler");
        }
        if (!roles.contains(Role.ETCD)) {
            refuseElsewhere(draft, args.etcd(), "etcd", "etcd", field + "/etcd");
        }
    }

    /** Only control-plane nodes read these, so what is for that role is for everyone: no selector is needed. */
    private static Scope controlPlane(Scope scope) {
        return scope.equals(new Scope.WithRole(Role.CONTROLPLANE)) ? Nodes.ALL : scope;
    }

    private static Scope etcd(Scope scope) {
        return scope.equals(new Scope.WithRole(Role.ETCD)) ? Nodes.ALL : scope;
    }

    private static void put(Draft draft, Scope scope, String key, List<String> arguments, String field) {
        if (!arguments.isEmpty()) {
            draft.set(scope, key, arguments, field);
        }
    }

    private static void refuseElsewhere(
            Draft draft, List<String> arguments, String component, String role, String field) {
        if (!arguments.isEmpty()) {
            draft.refuse(
                    field,
                    "args/component-not-there",
                    component + " does not run on these nodes, so the arguments would do nothing",
                    "move them to spec.args or spec.roles." + role + ".args");
        }
    }
}
