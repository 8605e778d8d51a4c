package dev.mcmgen.render.host;

import dev.mcmgen.render.template.Templates;
import java.util.ArrayList;
import java.util.List;

/** The folder {@code host/}: the same preparation as files to copy, as a cloud-config, and as a script. */
public final class HostBundle {

    private final HostTexts texts;

    public HostBundle(Templates templates) {
        this.texts = new HostTexts(templates);
    }

    /**
     * The files, in the order of their paths. NetworkManager's file is always among them, for the bundle is for any host;
     * the script takes it where NetworkManager is.
     *
     * @throws dev.mcmgen.render.template.TemplateException if a template fails
     */
    public List<HostFile> files(HostPlan plan) {
        List<HostFile> files = new ArrayList<>(texts.files(plan, true));
        files.add(new HostFile("cloud-init.yaml", texts.cloudConfig(plan, UserCloudConfig.NONE), false));
        files.add(new HostFile("prepare-host.sh", texts.script(plan), true));
        files.sort((a, b) -> a.path().compareTo(b.path()));
        return List.copyOf(files);
    }
}
