package dev.mcmgen.render.template;

import dev.mcmgen.yaml.Problem;
import dev.mcmgen.yaml.ProblemsException;
import freemarker.core.Environment;
import freemarker.template.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The templates by their names, and rendering them. A template {@code rancher/cluster.yaml} is the file
 * {@code rancher/cluster.yaml.ftl}. How they are written is in {@code docs/templates.md}.
 *
 * <p>Immutable; any number of threads may render with it.
 */
public final class Templates {

    /** In characters. The largest output of a real cluster is under 100 KiB. */
    private static final int MAX_OUTPUT = 16 * 1024 * 1024;

    /** Long enough for a slow machine; a template takes milliseconds. */
    private static final Duration MAX_TIME = Duration.ofSeconds(5);

    private final BuiltInTemplates builtIn;
    private final TemplateTexts texts;
    private final Configuration freemarker;
    private final Optional<Duration> maxTime;

    private Templates(BuiltInTemplates builtIn, UserTemplates user, Optional<Duration> maxTime) {
        this.builtIn = builtIn;
        this.texts = new TemplateTexts(builtIn, user);
        this.freemarker = Sandbox.over(texts);
        this.maxTime = maxTime;
    }

    /** The templates in the jar. */
    public static Templates builtIn() {
        return builtIn(BuiltInTemplates.SHIPPED);
    }

    static Templates builtIn(BuiltInTemplates templates) {
        return new Templates(templates, UserTemplates.NONE, Optional.empty());
    }

    /**
     * The templates in the jar, and where the folder has a file of the same name, that file instead. The folder is read
     * now and not again. Its templates may take 5 seconds and write 16 MiB each.
     *
     * @throws ProblemsException if the folder, or a template in it, cannot be read, is not UTF-8, is a link that leads
     *     out of the folder, or would do nothing
     */
    public static Templates overriddenBy(Path userFolder) {
        UserTemplates user = UserTemplates.read(userFolder);
        List<Problem> idle = new IdleFiles(user, BuiltInTemplates.SHIPPED.names()).problems();
        if (!idle.isEmpty()) {
            throw new ProblemsException(idle);
        }
        return new Templates(BuiltInTemplates.SHIPPED, user, Optional.of(MAX_TIME));
    }

    static Templates overriddenBy(BuiltInTemplates templates, Path userFolder, Duration maxTime) {
        return new Templates(templates, UserTemplates.read(userFolder), Optional.of(maxTime));
    }

    /** The built-in templates in the order of their names, each with the user's file that is used in its place. */
    public List<TemplateInfo> list() {
        return builtIn.names().stream()
                .map(name -> new TemplateInfo(name, purpose(name), texts.overridingFile(fileOf(name))))
                .toList();
    }

    /** The first comment of the built-in template: what it makes stays the same when a user changes how. */
    private String purpose(String name) {
        String text = builtIn.text(fileOf(name)).orElse("");
        int end = text.indexOf("-->");
        return text.startsWith("<#--") && end > 0
                ? text.substring("<#--".length(), end).strip().replaceAll("\\s+", " ")
                : "";
    }

    /**
     * The text of the template that is used for that name.
     *
     * @throws TemplateException if there is none
     */
    public String source(String name) {
        return texts.text(fileOf(name)).orElseThrow(() -> unknown(name));
    }

    /**
     * Reads templates ahead of their first use, where they are the built-in ones: what is wrong with a user's own is told
     * when it is used.
     */
    public void readAhead(List<String> names) {
        for (String name : names) {
            try {
                if (texts.overridingFile(fileOf(name)).isEmpty()) {
                    freemarker.getTemplate(fileOf(name));
                }
            } catch (IOException e) {
                throw failure(name).of(e);
            }
        }
    }

    /**
     * The template filled with the model.
     *
     * @param model plain data: Map with String keys, List, String, Number, Boolean, and
     *     {@link dev.mcmgen.yaml.YamlScalar#NULL} for what is missing
     * @throws TemplateException if there is no such template, or it fails, or it exceeds its bounds
     */
    public String render(String name, Map<String, Object> model) {
        source(name);
        BoundedWriter out = new BoundedWriter(MAX_OUTPUT);
        try {
            Environment env = freemarker.getTemplate(fileOf(name)).createProcessingEnvironment(model, out);
            if (maxTime.isPresent()) {
                processWithin(maxTime.get(), env, name);
            } else {
                env.process();
            }
        } catch (IOException | freemarker.template.TemplateException | StackOverflowError e) {
            throw failure(name).of(e);
        }
        return out.text();
    }

    /** In a thread of its own, which nobody waits for when the time is over or the program ends. */
    private void processWithin(Duration time, Environment env, String name) {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            env.process();
            return true;
        });
        Thread thread = new Thread(task, "template " + name);
        thread.setDaemon(true);
        thread.start();
        try {
            task.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw tookTooLong(time, env, name);
        } catch (ExecutionException e) {
            throw failure(name).of(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(name).of(e);
        }
    }

    private TemplateException tookTooLong(Duration time, Environment env, String name) {
        String reason = "it did not end within " + time.toMillis() / 1000.0 + " seconds";
        freemarker.template.TemplateException here;
        try {
            // Where the other thread is just now. It runs on while we look, so looking can fail.
            here = new freemarker.template.TemplateException(reason, env);
        } catch (RuntimeException stillRunning) {
            here = new freemarker.template.TemplateException(reason, null);
        }
        return failure(name).at(here, reason);
    }

    private TemplateException unknown(String name) {
        return failure(name).of(new IllegalArgumentException("there is no template of this name"));
    }

    private Failure failure(String name) {
        return new Failure(texts, fileOf(name));
    }

    private static String fileOf(String name) {
        return name + UserTemplates.SUFFIX;
    }
}
