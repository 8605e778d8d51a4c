package dev.mcmgen.importing.fold;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.catalog.ConfigKey;
import dev.mcmgen.catalog.Release;
import dev.mcmgen.render.plan.Arguments;
import java.util.List;
import java.util.Optional;

/** What holds on a node where nothing is said: the defaults of a release's keys and of kube-proxy's flags. */
public final class Standards {

    private static final String KUBE_PROXY = "kube-proxy-arg";

    private final Catalog catalog;
    private final Release release;

    public Standards(Catalog catalog, Release release) {
        this.catalog = catalog;
        this.release = release;
    }

    /** Whether a key with that value means the same as none. */
    public boolean isDefault(String key, Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    || (key.equals(KUBE_PROXY)
                            && list.stream().allMatch(argument -> isDefaultFlag(String.valueOf(argument))));
        }
        Optional<ConfigKey> known = catalog.configKeys(release.distribution()).find(key);
        String standard = known.map(ConfigKey::defaultText).orElse("");
        boolean flag = known.filter(fact -> fact.type().equals("bool")).isPresent();
        // Of a flag the text says in a second word when it is otherwise.
        return !standard.isEmpty() && value.toString().equals(flag ? standard.replaceFirst(" .*", "") : standard);
    }

    /** Whether kube-proxy does without this argument what it says. */
    public boolean isDefaultFlag(String argument) {
        int equals = argument.indexOf('=');
        String value = equals < 0 ? "true" : argument.substring(equals + 1);
        return catalog.kubeProxyFlags()
                .of(release)
                .find(Arguments.name(argument))
                .map(flag -> flag.rke2Default().filter(text -> !text.isEmpty()).orElse(flag.defaultText()))
                .filter(standard -> !standard.isEmpty() && standard.equals(value))
                .isPresent();
    }
}
