package dev.mcmgen.cli;

import dev.mcmgen.render.template.TemplateInfo;
import dev.mcmgen.render.template.Templates;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code mcmgen templates list|show NAME}: the templates that files are made from, and which file wins. */
final class TemplatesVerb implements Verb {

    /** What to do. */
    enum Action {
        LIST,
        SHOW
    }

    @Override
    public String name() {
        return "templates";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage().description("Lists the templates, or shows one.");
        spec.addPositional(Choice.parameter(Action.class)
                .index("0")
                .paramLabel("ACTION")
                .required(true)
                .description("list or show.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .index("1")
                .arity("0..1")
                .paramLabel("NAME")
                .type(String.class)
                .description("Such as rancher/cluster.yaml.")
                .build());
        spec.addOption(OptionSpec.builder("--templates")
                .paramLabel("DIR")
                .type(Path.class)
                .description("A folder with templates of your own.")
                .build());
        Examples.add(
                spec,
                "mcmgen templates list",
                "mcmgen templates show rancher/cluster.yaml > mine/rancher/cluster.yaml.ftl");
    }

    @Override
    public ExitCode run(ParseResult parsed, Console console) {
        Templates templates =
                SpecOptions.userTemplates(parsed).map(Templates::overriddenBy).orElseGet(Templates::builtIn);
        Action action = parsed.matchedPositionalValue(0, Action.LIST);
        if (action == Action.LIST) {
            for (TemplateInfo template : templates.list()) {
                String from =
                        template.overriddenBy().map(file -> "  [" + file + "]").orElse("");
                console.out().println(template.name() + from);
                console.out().println("    " + template.purpose());
            }
            return ExitCode.SUCCESS;
        }
        String name = parsed.matchedPositionalValue(1, "");
        List<String> names = templates.list().stream().map(TemplateInfo::name).toList();
        if (!names.contains(name)) {
            throw new CommandFailedException(
                    name.isEmpty() ? "show needs the name of a template" : "there is no template named " + name,
                    NearestWords.of(name, names).isEmpty()
                            ? "mcmgen templates list shows the names"
                            : NearestWords.hint(name, names));
        }
        console.out().print(templates.source(name));
        return ExitCode.SUCCESS;
    }
}
