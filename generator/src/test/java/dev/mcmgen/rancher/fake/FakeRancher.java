package dev.mcmgen.rancher.fake;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.mcmgen.rancher.ApiObject;
import dev.mcmgen.rancher.ConnectionSettings;
import dev.mcmgen.rancher.Pause;
import dev.mcmgen.rancher.RancherAddress;
import dev.mcmgen.rancher.RancherConnection;
import dev.mcmgen.rancher.Token;
import dev.mcmgen.rancher.Trust;
import dev.mcmgen.rancher.api.Rancher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The fake itself. Not for several threads of tests at once. */
public final class FakeRancher implements AutoCloseable {

    /** What happens to a request instead of a good answer. */
    public enum Mishap {
        /** The connection breaks before anything is done. */
        LOST_BEFORE,
        /** It is done, and the connection breaks before the answer. */
        LOST_AFTER,
        /** An ingress answers with a page. */
        BAD_GATEWAY,
        /** The webhook cannot be reached. */
        WEBHOOK_AWAY,
        /** Something inside fails for good. */
        BROKEN;

        /**
         * How many requests in a row it shall befall, from that one on, to see all that can come of it: what is asked again gets
         * through after three times, and never where it goes on. Reads do nothing and ask no webhook, and all are asked again
         * in the same way, so that each mishap is seen once there.
         */
        public List<Integer> times(String request) {
            boolean reads = request.startsWith("GET ") || request.contains("selfsubject");
            if (!reads) {
                return List.of(3, FOR_GOOD);
            }
            return switch (this) {
                case LOST_BEFORE, BROKEN -> List.of(3);
                case BAD_GATEWAY -> List.of(FOR_GOOD);
                case LOST_AFTER, WEBHOOK_AWAY -> List.of();
            };
        }

        /** Whether it is one that is over by the time a request is asked once more. */
        public boolean passes(int times) {
            return this != BROKEN && times < FOR_GOOD;
        }

        private static final int FOR_GOOD = 1000;
    }

    /** A state to which the fake can be brought back. */
    public static final class Saved {

        private final FakeStore store;

        private Saved(FakeStore store) {
            this.store = store;
        }
    }

    private FakeStore store = new FakeStore(TEMPLATES);
    private static final Set<String> TEMPLATES = Set.of("rancher-restricted", "rancher-privileged");

    private final List<Map<String, Object>> credentials = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final Object lock = new Object();
    private final WireMockServer server;
    private Function<Integer, Optional<Mishap>> mishaps = any -> Optional.empty();
    private String version = "v2.15.0";
    private List<String> releases = List.of("v1.30.4+rke2r1", "v1.31.1+rke2r1");
    private int requests;
    private boolean settlesAtOnce;
    private Predicate<String> before = line -> false;
    private Runnable meanwhile = () -> {};
    private Predicate<String> breaks = line -> false;
    private Mishap breaking = Mishap.BROKEN;

    public FakeRancher() {
        server = new WireMockServer(wireMockConfig()
                .dynamicPort()
                .disableRequestJournal()
                .gzipDisabled(true)
                .extensions(new Front()));
        server.stubFor(any(anyUrl()).willReturn(aResponse().withTransformers("rancher")));
        server.start();
        reset();
    }

    /** Forgets everything that was done to it. */
    public void reset() {
        store = new FakeStore(TEMPLATES);
        credentials.clear();
        log.clear();
        mishaps(any -> Optional.empty());
        breaks = line -> false;
        before = line -> false;
        credentials.add(credential("cattle-global-data:cc-admin", "vcenter-prod"));
        credentials.add(credential("cattle-global-data:cc-standard", "own"));
        for (String template : TEMPLATES) {
            put(
                    "apis/management.cattle.io/v3/podsecurityadmissionconfigurationtemplates/" + template,
                    Map.of(
                            "apiVersion", "management.cattle.io/v3",
                            "kind", "PodSecurityAdmissionConfigurationTemplate",
                            "metadata", Map.of("name", template)));
        }
    }

    /** Keeps what it holds. */
    public Saved saved() {
        return new Saved(store.copy());
    }

    /** Holds again what it held then. */
    public void restore(Saved saved) {
        store = saved.store.copy();
        log.clear();
        mishaps(any -> Optional.empty());
    }

    private static Map<String, Object> credential(String id, String name) {
        Map<String, Object> credential = new LinkedHashMap<>();
        credential.put("id", id);
        credential.put("type", "cloudCredential");
        credential.put("name", name);
        credential.put("vmwarevspherecredentialConfig", Map.of("vcenter", "vcenter.example.org"));
        return credential;
    }

    /** The address, such as {@code http://localhost:8080}. */
    public String url() {
        return server.baseUrl();
    }

    public Rancher as(User user) {
        ConnectionSettings settings = ConnectionSettings.of(new Trust.OfSystem(), "mcmgen/test")
                .with(Token.of(user.token()))
                .with((Pause) time -> {});
        return new Rancher(RancherConnection.to(RancherAddress.parse(url()), settings));
    }

    public FakeRancher version(String other) {
        version = other;
        return this;
    }

    public FakeRancher releases(String... offered) {
        releases = List.of(offered);
        return this;
    }

    public FakeRancher credentialCalled(String id, String name) {
        credentials.add(credential(id, name));
        return this;
    }

    /** What befalls each request, by its number from 0. */
    public void mishaps(Function<Integer, Optional<Mishap>> plan) {
        requests = 0;
        mishaps = plan;
    }

    /** What befalls every write to certain paths. */
    public void breaksOn(String methods, String path, Mishap mishap) {
        breaks = line -> line.matches("(" + methods + ") .*" + path + ".*") && !line.contains("selfsubject");
        breaking = mishap;
    }

    /** What happens just before each request that matches. */
    public void meanwhile(String request, Runnable act) {
        before = line -> line.matches(request);
        meanwhile = act;
    }

    /** Whether Rancher's controllers are done before the next request. */
    public void settlesAtOnce(boolean immediately) {
        settlesAtOnce = immediately;
    }

    /** How many requests there were since {@link #mishaps}. */
    public int requests() {
        return requests;
    }

    /** The requests so far, such as {@code POST k8s/…?dryRun=All}. */
    public List<String> log() {
        return log;
    }

    /** How many writes took effect. */
    public int writes() {
        return store.writes();
    }

    public Optional<ApiObject> find(String path) {
        return store.find(path);
    }

    public Optional<ApiObject> cluster(String name) {
        return find("apis/provisioning.cattle.io/v1/namespaces/fleet-default/clusters/" + name);
    }

    public Optional<ApiObject> machineConfig(String name) {
        return find("apis/rke-machine-config.cattle.io/v1/namespaces/fleet-default/vmwarevsphereconfigs/" + name);
    }

    public List<String> paths() {
        return store.paths();
    }

    public void put(String path, Map<String, Object> fields) {
        store.put(path, fields, "rancher");
    }

    /** Somebody changes a cluster in the console. */
    public void inConsole(String cluster, UnaryOperator<ApiObject> change) {
        store.change("apis/provisioning.cattle.io/v1/namespaces/fleet-default/clusters/" + cluster, "rancher", change);
    }

    /** Rancher's controllers do what they do within seconds of a write. */
    public void settle() {
        for (String path : store.paths()) {
            if (path.contains("/clusters/") && path.contains("provisioning.cattle.io")) {
                store.change(path, "rancher", WriteBack::cluster);
            } else if (path.contains("rke-machine-config")) {
                Optional<ApiObject> owner = owner(store.find(path).orElseThrow());
                store.change(path, "rancher", config -> WriteBack.machineConfig(config, owner));
            }
        }
    }

    private Optional<ApiObject> owner(ApiObject config) {
        return store.paths().stream()
                .filter(path -> path.contains("provisioning.cattle.io"))
                .flatMap(path -> store.find(path).stream())
                .filter(cluster -> cluster.objects("spec", "rkeConfig", "machinePools").stream()
                        .anyMatch(pool -> pool.text("machineConfigRef", "name").equals(config.name())))
                .findFirst();
    }

    @Override
    public void close() {
        server.stop();
    }

    private Answer answer(Call call) {
        if (call.path().equals("rancherversion")) {
            return Answer.text(200, "{\"Version\":\"" + version + "\",\"GitCommit\":\"x\",\"RancherPrime\":\"false\"}");
        }
        if (call.path().startsWith("v1-")) {
            return releases(call.path().contains("rke2") ? "rke2" : "k3s");
        }
        Optional<User> user = List.of(User.ADMINISTRATOR, User.STANDARD, User.SCOPED, User.NOBODY).stream()
                .filter(known -> call.header("Authorization").equals("Bearer " + known.token()))
                .findFirst();
        boolean kubernetes = call.path().startsWith("k8s/");
        boolean outOfScope = user.filter(User.SCOPED::equals).isPresent()
                && !kubernetes
                && !call.path().startsWith("v3/clusters/local");
        if (user.isEmpty() || outOfScope) {
            return kubernetes
                    ? Answer.status(401, "Unauthorized", "Unauthorized")
                    : Answer.json(
                            401,
                            Map.of("type", "error", "status", "401", "message", "Unauthorized 401: must authenticate"));
        }
        return kubernetes ? kubernetes(call, user.get()) : new FakeNorman(store, credentials).answer(call, user.get());
    }

    private Answer kubernetes(Call call, User user) {
        if (call.request().getBody() != null && call.request().getBody().length > 1 << 20) {
            return Answer.text(500, "http: request body too large");
        }
        String path = call.below();
        if (path.endsWith("selfsubjectreviews")) {
            return Answer.json(201, Map.of("status", Map.of("userInfo", Map.of("username", user.id()))));
        }
        if (path.endsWith("selfsubjectaccessreviews")) {
            return Answer.json(201, Map.of("status", Map.of("allowed", allowed(call.object(), user))));
        }
        return store.answer(call, user);
    }

    private boolean allowed(ApiObject review, User user) {
        ApiObject asked = review.object("spec", "resourceAttributes");
        if (user.equals(User.NOBODY)) {
            return false;
        }
        boolean creates =
                asked.text("verb").equals("create") && !asked.text("resource").equals("configmaps");
        if (user.administrator() || creates) {
            return true;
        }
        return store.paths().stream()
                .filter(path -> path.endsWith("/" + asked.text("resource") + "/" + asked.text("name")))
                .flatMap(path -> store.find(path).stream())
                .anyMatch(
                        object -> object.annotation("field.cattle.io/creatorId").equals(user.id()));
    }

    private Answer releases(String distribution) {
        List<Object> data = new ArrayList<>();
        for (String release : releases) {
            if (release.contains(distribution)) {
                Map<String, Object> arguments = new LinkedHashMap<>();
                for (String key : List.of(
                        "cni",
                        "kube-apiserver-arg",
                        "kube-proxy-arg",
                        "kubelet-arg",
                        "profile",
                        "selinux",
                        "protect-kernel-defaults",
                        "kube-proxy-extra-mount",
                        "disable-kube-proxy",
                        "tls-san")) {
                    arguments.put(key, Map.of("type", key.contains("-arg") ? "array" : "string"));
                }
                data.add(Map.of("id", release, "version", release, "serverArgs", arguments, "agentArgs", arguments));
            }
        }
        return Answer.collection("releases", data);
    }

    /** Where WireMock hands a request over. */
    private final class Front implements ResponseDefinitionTransformerV2 {

        @Override
        public String getName() {
            return "rancher";
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            synchronized (lock) { // clusters are pushed at the same time
                return answered(event);
            }
        }

        private ResponseDefinition answered(ServeEvent event) {
            Call call = Call.of(event.getRequest());
            log.add(call.method() + " " + event.getRequest().getUrl().substring(1));
            if (settlesAtOnce) {
                settle();
            }
            if (before.test(log.get(log.size() - 1))) {
                meanwhile.run();
            }
            Optional<Mishap> mishap =
                    breaks.test(log.get(log.size() - 1)) ? Optional.of(breaking) : mishaps.apply(requests++);
            if (mishap.isPresent() && mishap.get() != Mishap.LOST_AFTER) {
                return instead(mishap.get());
            }
            Answer answer = answer(call);
            if (mishap.isPresent()) {
                return instead(mishap.get());
            }
            return new ResponseDefinitionBuilder()
                    .withStatus(answer.status())
                    .withHeader("Content-Type", answer.mediaType())
                    .withHeader("X-API-Cattle-Auth", "true")
                    .withBody(answer.body())
                    .build();
        }

        private static ResponseDefinition instead(Mishap mishap) {
            ResponseDefinitionBuilder builder = new ResponseDefinitionBuilder();
            return switch (mishap) {
                case LOST_BEFORE, LOST_AFTER ->
                    builder.withFault(Fault.EMPTY_RESPONSE).build();
                case BAD_GATEWAY ->
                    builder.withStatus(502)
                            .withHeader("Content-Type", "text/html")
                            .withBody("<html>502 Bad Gateway</html>")
                            .build();
                case WEBHOOK_AWAY ->
                    answered(
                            builder,
                            Answer.status(
                                    500,
                                    "InternalError",
                                    "Internal error occurred: failed calling webhook \"rancher.cattle.io.clusters\": failed to call"
                                            + " webhook: Post \"https://rancher-webhook\": no endpoints available"));
                case BROKEN -> answered(builder, Answer.status(500, "InternalError", "etcdserver: no leader"));
            };
        }

        private static ResponseDefinition answered(ResponseDefinitionBuilder builder, Answer answer) {
            return builder.withStatus(answer.status())
                    .withHeader("Content-Type", answer.mediaType())
                    .withBody(answer.body())
                    .build();
        }
    }
}
