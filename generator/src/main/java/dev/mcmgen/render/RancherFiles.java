package dev.mcmgen.render;

import dev.mcmgen.catalog.ObjectNames;
import dev.mcmgen.render.plan.ClusterPlan;
import dev.mcmgen.render.plan.RancherConfiguration;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.spec.Infrastructure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects for Rancher, in the order in which it wants to see them: machine configs, Secrets with files, the Cluster.
 */
final class RancherFiles {

    private static final String FOLDER = "rancher/";

    private final Templates templates;
    private final MachineConfigs machineConfigs;
    private final Manifests manifests;
    private final Overrides overrides = new Overrides();

    RancherFiles(Templates templates, MachineConfigs machineConfigs, Manifests manifests) {
        this.templates = templates;
        this.machineConfigs = machineConfigs;
        this.manifests = manifests;
    }

    /** One file for each object, in the order of the stream. */
    List<RenderedFile> objects(ClusterPlan plan, RancherConfiguration configuration) {
        List<RenderedFile> objects = new ArrayList<>();
        List<PoolMachines> pools = machineConfigs.of(plan.document());
        for (PoolMachines machines : pools) {
            objects.add(new RenderedFile(
                    FOLDER + "machineconfig-" + machines.pool().name() + ".yaml",
                    templates.render(machines.template(), machines.model())));
        }
        MachineFiles files = new MachineFiles(plan, templates);
        if (files.hasSecret()) {
            objects.add(new RenderedFile(
                    FOLDER + "files-" + files.secretName() + ".yaml",
                    templates.render("rancher/machine-files.yaml", files.secretModel())));
        }
        objects.addAll(bootstrapSecrets(plan));
        String cluster = templates.render(
                "rancher/cluster.yaml",
                new ClusterModel(plan)
                        .of(
                                configuration,
                                pools,
                                files.entries(),
                                manifests.stream(plan),
                                cloudCredential(plan).map(CloudCredential::secretName)));
        objects.add(new RenderedFile(
                FOLDER + "cluster.yaml", overrides.laidOver(cluster, plan.spec().overrides())));
        return objects;
    }

    /** The objects as one stream of YAML documents. */
    static RenderedFile streamFile(ClusterPlan plan, List<RenderedFile> objects) {
        List<String> texts = new ArrayList<>();
        for (RenderedFile object : objects) {
            texts.add(object.text());
        }
        return new RenderedFile(FOLDER + plan.spec().metadata().name() + ".yaml", String.join("---\n", texts));
    }

    private List<RenderedFile> bootstrapSecrets(ClusterPlan plan) {
        List<RenderedFile> secrets = new ArrayList<>();
        for (String target : plan.prebootstrapSecretNames()) {
            String name = ObjectNames.join(plan.spec().metadata().name(), target);
            secrets.add(new RenderedFile(
                    FOLDER + "files-" + name + ".yaml",
                    templates.render(
                            "rancher/bootstrap-secret.yaml",
                            Map.of(
                                    "name",
                                    name,
                                    "namespace",
                                    ClusterModel.namespace(plan.spec()),
                                    "targetName",
                                    target,
                                    "cluster",
                                    plan.spec().metadata().name()))));
        }
        return secrets;
    }

    private static Optional<String> cloudCredential(ClusterPlan plan) {
        Infrastructure infrastructure = plan.spec().infrastructure();
        if (infrastructure instanceof Infrastructure.Vsphere vsphere) {
            return vsphere.cloudCredential();
        }
        return infrastructure instanceof Infrastructure.GenericMachines generic
                ? generic.cloudCredential()
                : Optional.empty();
    }
}
