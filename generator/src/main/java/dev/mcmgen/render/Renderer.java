package dev.mcmgen.render;

import dev.mcmgen.catalog.Catalog;
import dev.mcmgen.render.host.CloudConfig;
import dev.mcmgen.render.host.HostBundle;
import dev.mcmgen.render.host.HostPlanner;
import dev.mcmgen.render.plan.ClusterPlan;
import dev.mcmgen.render.plan.Planner;
import dev.mcmgen.render.plan.Remark;
import dev.mcmgen.render.template.Templates;
import dev.mcmgen.spec.LeftOut;
import dev.mcmgen.spec.SpecDocument;
import dev.mcmgen.yaml.GoYaml;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import dev.mcmgen.yaml.YamlDocument;
import dev.mcmgen.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From a spec to files. One renderer serves any number of specs and threads. */
public final class Renderer {

    private final Planner planner;
    private final Hosts hosts;
    private final MachineConfigs machineConfigs;
    private final Manifests manifests;
    private final RancherFiles rancher;
    private final StandaloneFiles standalone;
    private final ReadBack readBack = new ReadBack();
    private final OverridesCheck overrides = new OverridesCheck();
    private final Templates templates;

    public Renderer(Catalog catalog, Templates templates) {
        this.templates = templates;
        this.planner = new Planner(catalog);
        this.hosts = new Hosts(new HostPlanner(catalog), new CloudConfig(templates), new HostBundle(templates));
        this.machineConfigs = new MachineConfigs(catalog, hosts);
        this.manifests = new Manifests(templates);
        this.rancher = new RancherFiles(templates, machineConfigs, manifests);
        this.standalone = new StandaloneFiles(templates, manifests);
    }

    /** Reads the templates that most clusters need; a thread that has nothing else to do may call it. */
    public void readAhead() {
        templates.readAhead(List.of(
                "host/modules-load.conf",
                "host/sysctl.conf",
                "host/network-manager.conf",
                "host/cloud-config.yaml",
                "rancher/vsphere-machine-config.yaml",
                "rancher/cluster.yaml",
                "host/prepare-host.sh"));
    }

    private ClusterPlan planned(SpecDocument document) {
        List<Problem> problems = new ArrayList<>(machineConfigs.problems(document, LeftOut.NOTHING));
        try {
            ClusterPlan plan = planner.plan(document);
            if (problems.isEmpty()) {
                return plan;
            }
        } catch (ProblemsException e) {
            problems.addAll(e.problems());
        }
        problems.addAll(overrides.problems(document, LeftOut.NOTHING));
        throw new ProblemsException(problems);
    }

    /** What this release or this Rancher would not take of a spec of which a part is wrong and left out. */
    public List<Problem> problems(SpecDocument document, LeftOut leftOut) {
        List<Problem> problems = new ArrayList<>(planner.problems(document, leftOut));
        problems.addAll(machineConfigs.problems(document, leftOut));
        problems.addAll(overrides.problems(document, leftOut));
        return problems;
    }

    /**
     * The files of the cluster that the document describes, read back and checked.
     *
     * @throws ProblemsException with everything that this release or this Rancher would not take, or that is wrong in
     *     the rendered output
     * @throws dev.mcmgen.render.template.TemplateException if a template fails
     */
    public Rendering render(SpecDocument document, Layout layout) {
        ClusterPlan plan = planned(document);
        List<RenderedFile> files = new ArrayList<>();
        Optional<RenderedFile> stream = Optional.empty();
        if (plan.rancher().isPresent()) {
            List<RenderedFile> objects = rancher.objects(plan, plan.rancher().get());
            stream = Optional.of(RancherFiles.streamFile(plan, objects));
            files.addAll(layout == Layout.SPLIT ? objects : List.of(stream.get()));
        } else {
            files.addAll(standalone.of(plan));
        }
        files.addAll(hosts.bundle(plan));
        files.sort((one, other) -> one.path().compareTo(other.path()));
        ReadBack.Result read = readBack.check(files);
        if (!read.findings().isEmpty()) {
            OutputProblems output = new OutputProblems(files, plan, manifests, templates);
            throw new ProblemsException(
                    read.findings().stream().map(output::explained).distinct().toList());
        }
        List<Remark> remarks = new ArrayList<>(plan.remarks());
        remarks.addAll(hosts.remarks(plan));
        remarks.sort(Remark.BY_PLACE);
        return new Rendering(plan, List.copyOf(files), stream.map(file -> objects(file, read)), List.copyOf(remarks));
    }

    /** The objects of the stream as they were read back; those of single files are read once more, as the stream. */
    private static ObjectStream objects(RenderedFile stream, ReadBack.Result read) {
        List<YamlDocument> known = read.documents().get(stream.path());
        return new ObjectStream(
                stream, known != null ? known : GoYaml.readAll(YamlText.of(stream.path(), stream.text())));
    }
}
