package dev.mcmgen.importing.fold;

import dev.mcmgen.importing.source.GroupSettings.Setting;
import dev.mcmgen.render.plan.Arguments;
import dev.mcmgen.render.plan.KubeProxyFields;
import dev.mcmgen.yaml.JsonPointer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** kube-proxy: its mode, the settings of IPVS and of connection tracking, and further arguments. */
final class KubeProxyFold implements Fold {

    private static final String KEY = "kube-proxy-arg";
    private static final String MOUNTS = "kube-proxy-extra-mount";
    private static final String MODULES = "/lib/modules:/lib/modules:ro";
    private static final String IPVS = "/spec/kubeProxy/ipvs/";

    @Override
    public void fold(Folding folding) {
        folding.take("disable-kube-proxy")
                .filter(setting -> setting.value().equals(true))
                .ifPresent(setting -> folding.draft().put("/spec/kubeProxy/mode", "none", setting.source()));
        folding.takeOnLinux(KEY).ifPresent(setting -> arguments(folding, setting));
    }

    private static void arguments(Folding folding, Setting setting) {
        List<String> arguments = Values.list(setting.value());
        boolean ipvs = Arguments.value(arguments, "proxy-mode").equals("ipvs");
        Set<String> seen = new HashSet<>();
        List<String> further = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            JsonPointer source = setting.source().child(i);
            Optional<String> field = KubeProxyFields.pointer(Arguments.name(argument));
            boolean rendered = field.isPresent() && (ipvs || !field.get().startsWith(IPVS)) && seen.add(field.get());
            if (!rendered || !put(folding, field.get(), argument, source)) {
                further.add(argument);
            }
        }
        if (!further.isEmpty()) {
            folding.draft().put("/spec/kubeProxy/args", further, setting.source());
        }
        if (ipvs && folding.isRke2()) {
            folding.change(MOUNTS, mounts -> {
                List<String> rest = new ArrayList<>(Values.list(mounts.value()));
                rest.remove(MODULES);
                return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
            });
        }
    }

    private static boolean put(Folding folding, String field, String argument, JsonPointer source) {
        int equals = argument.indexOf('=');
        String text = equals < 0 ? "true" : argument.substring(equals + 1);
        Optional<Object> value = value(field, text);
        value.ifPresent(found -> folding.draft().put(field, found, source));
        return value.isPresent();
    }

    /** The value in the form of the field; empty where it has no such form. */
    private static Optional<Object> value(String field, String text) {
        String name = field.substring(field.lastIndexOf('/') + 1);
        return switch (name) {
            case "strictARP", "tcpBeLiberal" -> Values.flag(text).map(Object.class::cast);
            case "maxPerCore", "min" -> text.matches("[0-9]{1,9}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
            case "excludeCIDRs", "nodePortAddresses" -> Optional.of(Values.texts(text));
            default -> text.isEmpty() ? Optional.empty() : Optional.of(text);
        };
    }
}
