package dev.mcmgen.render.plan;

import dev.mcmgen.catalog.Profiles;
import dev.mcmgen.spec.Hardening;
import dev.mcmgen.spec.Network;
import dev.mcmgen.spec.Role;
import java.util.List;
import java.util.Optional;

/** The CIS profile and what it demands, SELinux, the audit policy and the encryption of Secrets at rest. */
final class HardeningConcern implements Concern {

    private static final String FIELD = "/spec/hardening";

    /** The template that exempts the namespaces Rancher needs; without it the profile keeps Rancher's agents out. */
    static final String RESTRICTED = "rancher-restricted";

    @Override
    public void addTo(Draft draft) {
        Hardening hardening = draft.spec().hardening();
        Optional<String> profile = profile(draft);
        if (profile.isPresent()) {
            addProfile(draft, profile.get());
        }
        addKernelDefaults(draft);
        if (hardening.selinux().isPresent()) {
            draft.set(Nodes.LINUX, "selinux", hardening.selinux().get(), FIELD + "/selinux");
        }
        addPodSecurity(draft);
        addAuditPolicy(draft);
        addEncryption(draft);
    }

    /** The profile under the name that the release takes. */
    static Optional<String> profile(Draft draft) {
        Optional<String> name = draft.spec().hardening().profile();
        return name.isPresent()
                ? Optional.of(draft.catalog().profiles().resolve(name.get(), draft.release()))
                : Optional.empty();
    }

    /** Whether the profile is one of the CIS family, which demands more of a host than {@code etcd} does. */
    static boolean isCis(Draft draft) {
        return profile(draft).orElse("").startsWith("cis");
    }

    private static void addProfile(Draft draft, String profile) {
        Profiles profiles = draft.catalog().profiles();
        switch (profiles.verdict(draft.release(), profile)) {
            case ACCEPTED -> {}
            case DEPRECATED ->
                draft.warn(
                        FIELD + "/profile",
                        "node/profile",
                        draft.release() + " takes " + profile
                                + " with a deprecation warning, and refuses it from 1.30 on",
                        "write profile: cis, which becomes the right name for each release");
            case FATAL ->
                draft.refuse(
                        FIELD + "/profile",
                        "profile/not-accepted",
                        draft.release() + " exits at start with profile: " + profile,
                        "use one of: " + String.join(", ", profiles.names(draft.release())));
            case NO_SUCH_SETTING ->
                draft.refuse(
                        FIELD + "/profile",
                        "profile/not-accepted",
                        "K3s has no profile",
                        "remove the line; protectKernelDefaults, auditPolicy and secretsEncryption work on K3s too");
        }
        draft.set(Nodes.LINUX, "profile", profile, FIELD + "/profile");
        if (isCis(draft) && NetworkConcern.cni(draft) == Network.Cni.FLANNEL) {
            draft.warn(
                    "/spec/network/cni",
                    "profile/flannel-no-policies",
                    "flannel enforces no network policy, so that those of the CIS profile do nothing",
                    "use canal, calico or cilium");
        }
        if (isCis(draft) && draft.spec().hardening().auditPolicy().isEmpty()) {
            draft.warn(
                    FIELD + "/profile",
                    "profile/audit-policy-none",
                    "without hardening.auditPolicy the profile's own policy has level None and logs nothing",
                    "give hardening.auditPolicy");
        }
    }

    private static void addKernelDefaults(Draft draft) {
        Optional<Boolean> wanted = draft.spec().hardening().protectKernelDefaults();
        if (isCis(draft)) {
            if (!wanted.orElse(true)) {
                draft.refuse(
                        FIELD + "/protectKernelDefaults",
                        "profile/kernel-defaults-off",
                        "RKE2 exits at start when a CIS profile meets protect-kernel-defaults: false",
                        "remove the line, true follows from the profile");
            }
            draft.set(Nodes.LINUX, "protect-kernel-defaults", true, FIELD + "/profile");
        } else {
            wanted.ifPresent(
                    on -> draft.set(Nodes.LINUX, "protect-kernel-defaults", on, FIELD + "/protectKernelDefaults"));
        }
    }

    /** The template that Rancher puts on the cluster, or that the standalone files imitate. */
    static Optional<String> podSecurityTemplate(Draft draft) {
        Optional<String> written = draft.spec().hardening().podSecurityTemplate();
        return written.isPresent() || !isCis(draft) || !draft.release().atLeast(1, 25)
                ? written
                : Optional.of(RESTRICTED);
    }

    private static void addPodSecurity(Draft draft) {
        if (draft.isForRancher()) {
            // A field of the Cluster object; Rancher's webhook writes the file and the argument.
            if (podSecurityTemplate(draft).isPresent() && !draft.release().atLeast(1, 23)) {
                draft.refuse(
                        FIELD + "/podSecurityTemplate",
                        "pod-security/not-in-release",
                        "Rancher refuses a pod security template for a Kubernetes before 1.23",
                        "leave the line out, or take a later release");
            }
            return;
        }
        if (!PodSecurity.isOwn(draft)) {
            podSecurityTemplate(draft).ifPresent(template -> PodSecurity.addTo(draft, template));
        }
    }

    private static void addAuditPolicy(Draft draft) {
        if (draft.spec().hardening().auditPolicy().isPresent()) {
            AuditPolicy.addTo(
                    draft, draft.spec().hardening().auditPolicy().get().content());
        }
    }

    private static void addEncryption(Draft draft) {
        Optional<Boolean> wanted = draft.spec().hardening().secretsEncryption();
        if (!draft.isRke2()) {
            wanted.ifPresent(on -> draft.set(Nodes.ALL, "secrets-encryption", on, FIELD + "/secretsEncryption"));
        } else if (!wanted.orElse(true)) {
            draft.refuse(
                    FIELD + "/secretsEncryption",
                    "secrets-encryption/forced",
                    "RKE2 always encrypts Secrets at rest; it cannot be turned off",
                    "remove the line");
        }
    }

    /** Where a file of this node lies that RKE2 or K3s reads. */
    static String nodeFile(Draft draft, String name) {
        return draft.release().distribution().configurationFolder() + "/" + name;
    }

    static PlannedFile serverFile(String path, String text) {
        return new PlannedFile(path, new PlannedFile.Text(text), "0600", false, List.of(Role.CONTROLPLANE), List.of());
    }
}
