package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.MachineDriver;
import dev.mcmgen.secret.SecretText;
import dev.mcmgen.spec.CloudProvider;
import dev.mcmgen.spec.ClusterSpec;
import dev.mcmgen.spec.Infrastructure;
import dev.mcmgen.spec.MachineFile;
import dev.mcmgen.spec.Pool;
import dev.mcmgen.spec.VsphereMachine;
import dev.mcmgen.yaml.JsonPointer;
import dev.mcmgen.yaml.YamlMapping;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Passwords and keys that would be written into rendered files in clear. Everybody who may read the Cluster object or
 * the repository would read them as well, so a spec names Secrets and never holds what is in them.
 */
final class SecretsInClear implements Concern {

    private static final String CODE = "secret/in-clear";

    /** What the charts of the cloud provider make a Secret of, from a password among their values. */
    private static final List<String> GENERATED = List.of("credentialsSecret", "configSecret");

    private static final Pattern USER = Pattern.compile("://[^/\\s@]+@");

    @Override
    public void addTo(Draft draft) {
        new Search(draft).run();
    }

    private record Search(Draft draft) {

        void run() {
            look(JsonPointer.parse("/spec/chartValues"), draft.spec().chartValues());
            if (draft.spec().infrastructure() instanceof Infrastructure.Vsphere vsphere) {
                CloudProvider provider = vsphere.cloudProvider();
                JsonPointer field = JsonPointer.parse("/spec/infrastructure/vsphere/cloudProvider");
                look(field.child("cpi"), provider.cpi());
                look(field.child("csi"), provider.csi());
            }
            ClusterSpec spec = draft.spec();
            lookIntoConfig(JsonPointer.parse("/spec/config"), spec.config());
            spec.roles()
                    .forEach((role, settings) -> lookIntoConfig(
                            JsonPointer.parse("/spec/roles").child(role.word()).child("config"), settings.config()));
            look(JsonPointer.parse("/spec/agentEnv"), spec.agentEnv());
            look(JsonPointer.parse("/spec/overrides"), spec.overrides());
            lookIntoMachines();
            lookIntoFiles();
            lookIntoMirrors();
        }

        /** Its keys that are secrets are refused with the other keys. */
        private void lookIntoConfig(JsonPointer at, Map<String, Object> config) {
            config.forEach((key, value) -> look(at.child(key), value));
        }

        private void lookIntoMachines() {
            Infrastructure infrastructure = draft.spec().infrastructure();
            if (infrastructure instanceof Infrastructure.Vsphere vsphere) {
                lookIntoMachine(JsonPointer.parse("/spec/infrastructure/vsphere"), vsphere.machine());
            } else if (infrastructure instanceof Infrastructure.GenericMachines generic) {
                lookIntoDriver(
                        JsonPointer.parse("/spec/infrastructure/machineConfig/config"), generic, generic.config());
            }
            List<Pool> pools = draft.spec().pools();
            for (int i = 0; i < pools.size(); i++) {
                JsonPointer pool = JsonPointer.parse("/spec/pools").child(i);
                lookIntoConfig(pool.child("config"), pools.get(i).config());
                lookIntoMachine(pool.child("vsphere"), pools.get(i).vsphere());
                if (infrastructure instanceof Infrastructure.GenericMachines generic) {
                    lookIntoDriver(
                            pool.child("machineConfig"), generic, pools.get(i).machineConfig());
                }
            }
        }

        private void lookIntoMachine(JsonPointer at, VsphereMachine machine) {
            machine.guest().cloudConfig().ifPresent(text -> lookIntoText(at.child("cloudConfig"), text, true));
            lookIntoTexts(at.child("cfgparam"), machine.guest().cfgparam());
            lookIntoTexts(at.child("vappProperty"), machine.vapp().vappProperty());
        }

        /** The fields that are known as secrets of the driver are refused as such; user data is a text like any other. */
        private void lookIntoDriver(
                JsonPointer at, Infrastructure.GenericMachines generic, Map<String, Object> config) {
            Optional<MachineDriver> driver = draft.catalog().machineDrivers().ofKind(generic.kind());
            config.forEach((key, value) -> {
                boolean said = driver.flatMap(known -> known.field(key))
                        .filter(MachineDriver.Field::secret)
                        .isPresent();
                boolean userData = driver.map(MachineDriver::userDataField)
                        .filter(key::equals)
                        .isPresent();
                if (userData && value instanceof String text) {
                    lookIntoText(at.child(key), text, true);
                } else if (!said) {
                    lookAt(at.child(key), key, value);
                }
            });
        }

        private void lookIntoTexts(JsonPointer at, List<String> texts) {
            for (int i = 0; i < texts.size(); i++) {
                lookIntoText(at.child(i), texts.get(i), false);
            }
        }

        private void lookIntoFiles() {
            List<MachineFile> files = draft.spec().files();
            for (int i = 0; i < files.size(); i++) {
                MachineFile file = files.get(i);
                JsonPointer at = JsonPointer.parse("/spec/files").child(i);
                JsonPointer field = at.child(file.file().isPresent() ? "file" : "content");
                file.content()
                        .ifPresent(text -> lookIntoText(field, text, file.path().matches(".*\\.(ya?ml|json)")));
            }
        }

        /** @param yaml whether the text is YAML, of which the keys are known */
        private void lookIntoText(JsonPointer at, String text, boolean yaml) {
            Optional<String> found = SecretWords.inText(text);
            if (found.isEmpty() && yaml) {
                found = InnerYaml.secretIn(text);
            }
            found.ifPresent(what -> refuse(
                    at,
                    what + " in this text would stand in the rendered files in clear, for everybody who may read them",
                    "take it out, and let the machine or the cluster get it from a Secret"));
        }

        private void look(JsonPointer at, Object value) {
            if (value instanceof Map<?, ?> map) {
                map.forEach((key, inner) -> lookAt(at.child(String.valueOf(key)), String.valueOf(key), inner));
            } else if (value instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    look(at.child(i), list.get(i));
                }
            } else if (value instanceof String text) {
                SecretText.byForm(text).ifPresent(found -> refuse(at, found));
            }
        }

        private void refuse(JsonPointer at, String found) {
            String next = at.tokens().contains("agentEnv")
                    ? "use a proxy that needs none for these nodes"
                    : "put it into a Secret on the cluster and name that Secret here";
            refuse(
                    at,
                    "this holds " + found + ", which would stand in the rendered files in clear, for everybody who may"
                            + " read them",
                    "remove it, and " + next);
        }

        private void lookAt(JsonPointer at, String key, Object value) {
            if (SecretWords.isSecret(key) && SecretWords.isFilled(value)) {
                refuse(
                        at,
                        key + " would stand in the rendered files in clear, for everybody who may read them",
                        "remove it, put it into a Secret on the cluster and name that Secret here");
            } else if (GENERATED.contains(key) && value instanceof Map<?, ?> secret && isOn(secret.get("generate"))) {
                refuse(
                        at.child("generate"),
                        "to generate this Secret the chart takes the password from its values, which anybody can read",
                        "write generate: false and the name of a Secret in kube-system");
            } else {
                look(at, value);
            }
        }

        private void lookIntoMirrors() {
            draft.spec().registries().mirrors().forEach((name, mirror) -> {
                JsonPointer at = JsonPointer.parse("/spec/registries/mirrors")
                        .child(name)
                        .child("endpoint");
                for (int i = 0; i < mirror.endpoint().size(); i++) {
                    if (USER.matcher(mirror.endpoint().get(i)).find()) {
                        refuse(
                                at.child(i),
                                "this URL holds a user, which would stand in the rendered files in clear",
                                "take it out of the URL and use registries.configs with authConfigSecretName");
                    }
                }
            });
        }

        private void refuse(JsonPointer at, String message, String hint) {
            draft.refuse(at.toString(), CODE, message, hint);
        }
    }

    /** Looks into an object of a user's manifest: a Secret, or the values of a chart. */
    static void lookInto(Draft draft, String field, YamlMapping manifest) {
        if (!(manifest.toData() instanceof Map<?, ?> object)) {
            return;
        }
        if ("Secret".equals(object.get("kind"))) {
            lookIntoSecret(draft, field, object);
        } else if (object.get("spec") instanceof Map<?, ?> spec
                && String.valueOf(object.get("apiVersion")).startsWith("helm.cattle.io/")) {
            Optional<String> found = spec.get("valuesContent") instanceof String values
                    ? SecretWords.inText(values).or(() -> InnerYaml.secretIn(values))
                    : Optional.empty();
            found.or(() -> InnerYaml.secretIn(spec.get("set")))
                    .ifPresent(what -> draft.refuse(
                            field,
                            CODE,
                            what
                                    + " among the chart's values in this manifest would stand in the rendered files in clear",
                            "put it into a Secret on the cluster and name that Secret in the values"));
        }
    }

    private static void lookIntoSecret(Draft draft, String field, Map<?, ?> secret) {
        Optional<String> certain =
                secretEntry(secret.get("stringData"), false).or(() -> secretEntry(secret.get("data"), true));
        if (certain.isPresent()) {
            draft.refuse(
                    field,
                    CODE,
                    certain.get() + " of the Secret in this manifest would stand in the rendered files in clear, for"
                            + " everybody who may read them",
                    "create the Secret on the cluster in another way and leave it out here");
        } else if (isFilledMap(secret.get("data")) || isFilledMap(secret.get("stringData"))) {
            draft.warn(
                    field,
                    CODE,
                    "a Secret of this manifest would stand in the rendered files with its data, for everybody who may"
                            + " read them",
                    "create it on the cluster in another way and leave it out here");
        }
    }

    private static Optional<String> secretEntry(@Nullable Object data, boolean encoded) {
        return data instanceof Map<?, ?> entries
                ? entries.entrySet().stream()
                        .filter(entry -> SecretWords.isSecretEntry(
                                String.valueOf(entry.getKey()), String.valueOf(entry.getValue()), encoded))
                        .map(entry -> String.valueOf(entry.getKey()))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isFilledMap(@Nullable Object value) {
        return value instanceof Map<?, ?> map && !map.isEmpty();
    }

    private static boolean isOn(@Nullable Object value) {
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }
}
