/**
 * The FreeMarker templates: where they come from (built in, or a user's folder that overrides them by name), what they
 * may do (plain data in, text out, nothing else), and how a value becomes a correctly quoted scalar.
 *
 * <p>The only package that sees FreeMarker; of its own types only {@link dev.mcmgen.render.template.Templates},
 * {@link dev.mcmgen.render.template.TemplateInfo} and {@link dev.mcmgen.render.template.TemplateException} are public.
 * Imports {@code yaml}.
 */
@NullMarked
package dev.mcmgen.render.template;

import org.jspecify.annotations.NullMarked;
