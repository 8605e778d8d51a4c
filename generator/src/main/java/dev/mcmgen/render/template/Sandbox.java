package dev.mcmgen.render.template;

import freemarker.cache.TemplateConfigurationFactory;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.TemplateExceptionHandler;
import java.util.Locale;
import java.util.Map;

/** FreeMarker with everything switched off that could reach beyond text and plain data. */
final class Sandbox {

    private Sandbox() {}

    static Configuration over(TemplateTexts texts) {
        // Before its first use: else FreeMarker looks for logging libraries by reflection.
        System.setProperty("org.freemarker.loggerLibrary", "none");
        Configuration freemarker = new Configuration(Configuration.VERSION_2_3_35);
        freemarker.setObjectWrapper(new PlainData());
        freemarker.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        freemarker.setAPIBuiltinEnabled(false);
        freemarker.setTemplateLoader(texts);
        freemarker.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        freemarker.setLocalizedLookup(false);
        freemarker.setDefaultEncoding("UTF-8");
        freemarker.setLocale(Locale.ROOT);
        freemarker.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        freemarker.setAttemptExceptionReporter((exception, env) -> {});
        freemarker.setLogTemplateExceptions(false);
        freemarker.setWrapUncheckedExceptions(true);
        freemarker.setRecognizeStandardFileExtensions(false);
        // Columns of a template are counted in characters; DataDirective takes its indentation from them.
        freemarker.setTabSize(1);
        freemarker.setCustomNumberFormats(Map.of("typed", TypedMarks.NUMBER_FORMAT));
        freemarker.setNumberFormat("@typed");
        freemarker.setBooleanFormat(TypedMarks.BOOLEAN_FORMAT);
        freemarker.setTemplateConfigurations(new ByName());
        for (DataDirective directive : new DataDirective[] {DataDirective.yaml(), DataDirective.block()}) {
            freemarker.setSharedVariable(directive.name(), directive);
        }
        return freemarker;
    }

    /** The format of its values follows from a template's name. */
    private static final class ByName extends TemplateConfigurationFactory {

        @Override
        public TemplateConfiguration get(String file, Object source) {
            String name = file.endsWith(UserTemplates.SUFFIX)
                    ? file.substring(0, file.length() - UserTemplates.SUFFIX.length())
                    : file;
            ValueFormat format = ValueFormat.ofTemplate(name);
            TemplateConfiguration configuration = new TemplateConfiguration();
            configuration.setParentConfiguration(getConfiguration());
            configuration.setOutputFormat(format);
            if (format == ValueFormat.SHELL) {
                // ${…} belongs to the shell there.
                configuration.setInterpolationSyntax(Configuration.SQUARE_BRACKET_INTERPOLATION_SYNTAX);
            }
            return configuration;
        }

        @Override
        protected void setConfigurationOfChildren(Configuration configuration) {}
    }
}
