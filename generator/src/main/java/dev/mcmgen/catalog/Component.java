package dev.mcmgen.catalog;

import java.util.Locale;

/**
 * A program that RKE2 and K3s start with arguments of the user. kube-proxy is not among them, see
 * {@link KubeProxyFlags}: RKE2 and K3s parse its arguments themselves.
 */
public enum Component {
    KUBE_APISERVER,
    KUBE_CONTROLLER_MANAGER,
    KUBE_SCHEDULER,
    KUBELET,
    /** Its arguments become keys of its configuration file. It ignores a key that it does not know. */
    ETCD;

    /** As its project writes it, such as {@code kube-controller-manager}. */
    public String componentName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key of {@code config.yaml} that holds its arguments, such as {@code kube-controller-manager-arg}. */
    public String configKey() {
        return componentName() + "-arg";
    }

    /**
     * The flag that an argument sets, as the component sees it: {@code --audit_log_maxage+=3} sets
     * {@code audit-log-maxage}.
     *
     * <p>RKE2 and K3s cut off two hyphens in front and, at the end of the name, the {@code +} or {@code -} that says
     * where the value goes (k3s {@code GetArgs}). The components of Kubernetes read an underscore as a hyphen (their
     * {@code WordSepNormalizeFunc}). For etcd all hyphens in front are cut off and nothing else (k3s
     * {@code ToConfigFile}). Upper and lower case differ.
     *
     * @param argument {@code name=value} or only the name
     */
    public String flagOf(String argument) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        if (this == ETCD) {
            return withoutHyphens(name);
        }
        int start = name.startsWith("--") ? 2 : 0;
        int end = name.length();
        while (end > start && (name.charAt(end - 1) == '+' || name.charAt(end - 1) == '-')) {
            end--;
        }
        return name.substring(start, end).replace('_', '-');
    }

    private static String withoutHyphens(String name) {
        int start = 0;
        while (start < name.length() && name.charAt(start) == '-') {
            start++;
        }
        return name.substring(start);
    }
}
