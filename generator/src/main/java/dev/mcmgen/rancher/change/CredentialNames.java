package dev.mcmgen.rancher.change;

import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.RancherException;
import dev.mcmgen.rancher.api.NormanApi;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the ids of cloud credentials in the place of what people call them: a rendered manifest has {@code
 * cattle-global-data:REPLACE-<name>} there. Asks for each name once.
 */
public final class CredentialNames {

    private static final String NAMESPACE = "cattle-global-data:";
    private static final String PLACEHOLDER = NAMESPACE + "REPLACE-";
    private static final String FIELD = "cloudCredentialSecretName";
    private static final String[] POOLS = {"spec", "rkeConfig", "machinePools"};
    private static final String[] STORAGE = {"spec", "rkeConfig", "etcd", "s3", "cloudCredentialName"};

    /** In a text: what stands for the id, up to the end of the name. */
    private static final Pattern IN_TEXT = Pattern.compile(Pattern.quote(PLACEHOLDER) + "([A-Za-z0-9.-]+)");

    private final NormanApi norman;
    private final Map<String, String> ids = new HashMap<>();

    public CredentialNames(NormanApi norman) {
        this.norman = norman;
    }

    /**
     * The same cluster with ids.
     *
     * @throws RancherException where no credential, or more than one, has a name
     */
    public DesiredCluster resolved(DesiredCluster desired) {
        ApiObject cluster = resolved(desired.cluster(), "spec", FIELD);
        cluster = resolved(cluster, STORAGE);
        List<Object> pools = new ArrayList<>();
        for (ApiObject pool : cluster.objects(POOLS)) {
            pools.add(resolved(pool, FIELD).fields());
        }
        return desired.with(pools.isEmpty() ? cluster : cluster.with(pools, POOLS));
    }

    /**
     * A rendered text with ids.
     *
     * @throws RancherException where no credential, or more than one, has a name
     */
    public String resolved(String text) {
        return IN_TEXT.matcher(text).replaceAll(match -> Matcher.quoteReplacement(id(match.group(1))));
    }

    private ApiObject resolved(ApiObject object, String... path) {
        String value = object.text(path);
        return value.startsWith(PLACEHOLDER) ? object.with(id(value.substring(PLACEHOLDER.length())), path) : object;
    }

    private String id(String name) {
        String known = ids.get(name);
        if (known == null) {
            known = asked(name);
            ids.put(name, known);
        }
        return known;
    }

    private String asked(String name) {
        List<ApiObject> found = norman.cloudCredentials(name);
        if (found.isEmpty()) {
            // The placeholder has dashes where the name has what no name of an object may have.
            found = norman.cloudCredentials().stream()
                    .filter(credential -> credential
                            .text("name")
                            .replaceAll("[^A-Za-z0-9.-]+", "-")
                            .equals(name))
                    .toList();
        }
        if (found.size() == 1) {
            return found.get(0).text("id");
        }
        if (found.isEmpty()) {
            throw new RancherException(
                    "this Rancher has no cloud credential called " + name + " that this user may use",
                    "make it under Cluster Management, Cloud Credentials, or write its id: cattle-global-data:cc-…");
        }
        List<String> ids =
                found.stream().map(credential -> credential.text("id")).toList();
        throw new RancherException(
                found.size() + " cloud credentials are called " + name + ": " + String.join(", ", ids),
                "write the id of the one that is meant as cloudCredential");
    }
}
