package dev.mcmgen.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Flags that came and went, against the source of Kubernetes and of etcd at the versions that the data names. */
class ComponentFlagsTest {

    private final ComponentFlags flags = Catalog.bundled().componentFlags();

    @ParameterizedTest
    @CsvSource({
        // component, flag, first minor that has it (24: the first that RKE2's releases are known of), first without it
        "KUBE_APISERVER,          enable-admission-plugins,              24, 0",
        "KUBE_APISERVER,          audit-log-maxage,                      24, 0",
        "KUBE_APISERVER,          audit-webhook-batch-max-size,          24, 0",
        "KUBE_APISERVER,          audit-log-truncate-enabled,            24, 0",
        "KUBE_APISERVER,          default-not-ready-toleration-seconds,  24, 0",
        "KUBE_APISERVER,          feature-gates,                         24, 0",
        "KUBE_APISERVER,          service-account-api-audiences,         24, 25",
        "KUBE_APISERVER,          logtostderr,                           24, 26",
        "KUBE_APISERVER,          identity-lease-duration-seconds,       24, 26",
        "KUBE_APISERVER,          master-service-namespace,              24, 27",
        "KUBE_APISERVER,          cloud-provider,                        24, 33",
        "KUBE_APISERVER,          encryption-provider-config-automatic-reload, 26, 0",
        "KUBE_APISERVER,          debug-socket-path,                     27, 0",
        "KUBE_APISERVER,          authentication-config,                 29, 0",
        "KUBE_APISERVER,          disable-http2-serving,                 31, 0",
        "KUBE_APISERVER,          emulated-version,                      32, 0",
        "KUBE_CONTROLLER_MANAGER, terminated-pod-gc-threshold,           24, 0",
        "KUBE_CONTROLLER_MANAGER, authorization-kubeconfig,              24, 0",
        "KUBE_CONTROLLER_MANAGER, leader-elect-lease-duration,           24, 0",
        "KUBE_CONTROLLER_MANAGER, leader-migration-config,               24, 0",
        "KUBE_CONTROLLER_MANAGER, register-retry-count,                  24, 25",
        "KUBE_CONTROLLER_MANAGER, enable-taint-manager,                  24, 27",
        "KUBE_CONTROLLER_MANAGER, pod-eviction-timeout,                  24, 27",
        "KUBE_CONTROLLER_MANAGER, concurrent-cron-job-syncs,             28, 0",
        "KUBE_SCHEDULER,          profiling,                             24, 0",
        "KUBE_SCHEDULER,          lock-object-name,                      24, 28",
        "KUBELET,                 streaming-connection-idle-timeout,     24, 0",
        "KUBELET,                 protect-kernel-defaults,               24, 0",
        "KUBELET,                 image-credential-provider-config,      24, 0",
        "KUBELET,                 runtime-cgroups,                       24, 0",
        "KUBELET,                 experimental-kernel-memcg-notification, 24, 25",
        "KUBELET,                 container-runtime,                     24, 27",
        "KUBELET,                 pod-infra-container-image,             24, 35",
        "KUBELET,                 cloud-config,                          24, 34",
        "KUBELET,                 seccomp-default,                       24, 0",
        "KUBELET,                 config-dir,                            28, 0",
        "ETCD,                    quota-backend-bytes,                   24, 0",
        "ETCD,                    listen-metrics-urls,                   24, 0",
        "ETCD,                    enable-v2,                             24, 34",
        "ETCD,                    experimental-initial-corrupt-check,    24, 0",
        "ETCD,                    feature-gates,                         34, 0",
    })
    void knowsInWhichMinorsAFlagExists(Component component, String flag, int since, int until) {
        List<Integer> expected = new ArrayList<>();
        List<Integer> actual = new ArrayList<>();
        for (int minor = 24; minor <= 36; minor++) {
            if (minor >= since && (until == 0 || minor < until)) {
                expected.add(minor);
            }
            if (list(component, minor).knows(flag)) {
                actual.add(minor);
            }
        }
        assertThat(actual).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "KUBE_APISERVER,          insecure-port",
        "KUBE_APISERVER,          kubelet-https",
        "KUBE_APISERVER,          authentication-kubeconfig",
        "KUBE_APISERVER,          leader-elect",
        "KUBE_CONTROLLER_MANAGER, address",
        "KUBE_CONTROLLER_MANAGER, port",
        "KUBE_SCHEDULER,          address",
        "KUBE_SCHEDULER,          policy-config-file",
        "KUBELET,                 network-plugin",
        "KUBELET,                 experimental-check-node-capabilities-before-mount",
        "KUBELET,                 leader-elect",
        "ETCD,                    listen_metrics_urls",
    })
    void knowsWhatNoReleaseOfRke2Has(Component component, String flag) {
        for (int minor = 24; minor <= 36; minor++) {
            assertThat(list(component, minor).knows(flag)).as("1." + minor).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void knowsEveryMinorOfRke2AndNoNewer(Component component) {
        for (Release release : Catalog.bundled().releases(Distribution.RKE2)) {
            assertThat(flags.of(component, release)).as(release.toString()).isPresent();
        }
        assertThat(flags.of(component, Release.parse("v1.99.0+rke2r1"))).isEmpty();
        assertThat(flags.of(component, Release.parse("v1.20.0+k3s1"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "KUBELET,        max-pods,                    INT",
        "KUBELET,        streaming-connection-idle-timeout, DURATION",
        "KUBELET,        protect-kernel-defaults,     BOOL",
        "KUBELET,        feature-gates,               BOOL_MAP",
        "KUBELET,        system-reserved,             MAP",
        "KUBE_APISERVER, enable-admission-plugins,    LIST",
        "KUBE_APISERVER, bind-address,                IP",
        "KUBE_APISERVER, audit-log-maxage,            INT",
        "KUBE_APISERVER, goaway-chance,               FLOAT",
        "KUBE_APISERVER, profiling,                   BOOL",
        "KUBE_APISERVER, default-not-ready-toleration-seconds, INT",
        "KUBE_APISERVER, encryption-provider-config,  STRING",
        "ETCD,           heartbeat-interval,          UINT",
    })
    void knowsTheTypeOfMostFlags(Component component, String flag, ComponentFlag.Type type) {
        assertThat(list(component, 30).find(flag)).contains(new ComponentFlag(flag, Optional.of(type)));
    }

    @ParameterizedTest
    @CsvSource({
        "KUBE_APISERVER, audit-log-maxage=30,      audit-log-maxage",
        "KUBE_APISERVER, --audit-log-maxage=30,    audit-log-maxage",
        "KUBE_APISERVER, audit_log_maxage,         audit-log-maxage",
        "KUBE_APISERVER, tls-cipher-suites+=A=B,   tls-cipher-suites",
        "KUBE_APISERVER, tls-cipher-suites-=A,     tls-cipher-suites",
        "KUBE_APISERVER, ---profiling=false,       -profiling",
        "KUBE_APISERVER, Profiling=false,          Profiling",
        "KUBE_APISERVER, '',                       ''",
        "KUBE_APISERVER, --,                       ''",
        "ETCD,           ---data-dir=/x,           data-dir",
        "ETCD,           data_dir=/x,              data_dir",
    })
    void readsArgumentsAsTheComponentDoes(Component component, String argument, String flag) {
        assertThat(component.flagOf(argument)).isEqualTo(flag);
    }

    @Test
    void aWrongCaseIsAnUnknownFlag() {
        assertThat(list(Component.KUBE_APISERVER, 30).knows("profiling=false")).isTrue();
        assertThat(list(Component.KUBE_APISERVER, 30).knows("Profiling=false")).isFalse();
    }

    @Test
    void namesTheFlagThatWasMeant() {
        FlagList kubelet = list(Component.KUBELET, 30);

        assertThat(kubelet.nearest("stream-connection-idle-timeout=5m")).contains("streaming-connection-idle-timeout");
        assertThat(kubelet.nearest("MaxPods=10")).contains("max-pods");
        assertThat(kubelet.nearest("zzz")).isEmpty();
    }

    @Test
    void namesItsSource() {
        assertThat(list(Component.KUBELET, 26).source()).contains("kubernetes v1.26.15");
        assertThat(list(Component.ETCD, 26).source()).contains("etcd/server/v3 v3.5.");
        assertThat(list(Component.ETCD, 36).source()).contains("etcd/server/v3 v3.6.");
    }

    @Test
    void namesTheKeyOfTheConfiguration() {
        assertThat(Component.KUBE_CONTROLLER_MANAGER.configKey()).isEqualTo("kube-controller-manager-arg");
        assertThat(Component.ETCD.configKey()).isEqualTo("etcd-arg");
    }

    private FlagList list(Component component, int minor) {
        return flags.of(component, Release.parse("v1." + minor + ".1+rke2r1")).orElseThrow();
    }
}
