package dev.mcmgen.render.host;

import dev.mcmgen.render.template.Templates;
import dev.mcmgen.yaml.Position;
import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The {@code cloudConfig} of a machine pool. What rancher-machine does with it, and refuses: knowledge pages
 * rancher-cluster.md §5.2 and hardening.md §4.
 */
public final class CloudConfig {

    private final HostTexts texts;

    public CloudConfig(Templates templates) {
        this.texts = new HostTexts(templates);
    }

    /**
     * The preparation of the plan, and behind it the user's own cloud-config: our {@code write_files} and {@code runcmd}
     * first, then the user's, then the user's other keys in their order. The user's comments are lost; rancher-machine
     * would lose them as well.
     *
     * @param user the user's cloud-config; empty or blank where there is none
     * @param field the place of its field in the spec; problems are reported there
     * @return text that begins with {@code #cloud-config}
     * @throws ProblemsException with everything for which the user's text cannot be merged
     */
    public String merge(Optional<String> user, Position field, HostPlan plan) {
        List<Problem> problems = new ArrayList<>();
        CloudConfigReader reader = new CloudConfigReader(field, problems);
        UserCloudConfig own = user.filter(text -> !text.isBlank())
                .map(text -> reader.readForMerge(text, HostTexts.paths(plan, plan.networkManager())))
                .orElse(UserCloudConfig.NONE);
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return texts.cloudConfig(plan, own);
    }

    /** Everything for which the user's text could not be merged, or with no plan for which it would be refused as it is. */
    public static List<Problem> problems(String user, Position field, Optional<HostPlan> plan) {
        List<Problem> problems = new ArrayList<>();
        CloudConfigReader reader = new CloudConfigReader(field, problems);
        plan.ifPresentOrElse(
                host -> {
                    if (!user.isBlank()) {
                        reader.readForMerge(user, HostTexts.paths(host, host.networkManager()));
                    }
                },
                () -> reader.check(user));
        return problems;
    }

    /**
     * The user's cloud-config as it is, for nodes that get no preparation: {@code nodeImage.prepared}. It may be a script.
     *
     * @return {@code user}
     * @throws ProblemsException with everything for which rancher-machine would refuse it
     */
    public static String unchanged(String user, Position field) {
        List<Problem> problems = new ArrayList<>();
        new CloudConfigReader(field, problems).check(user);
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        return user;
    }
}
