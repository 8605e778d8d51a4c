/** Rules about the objects that Rancher reads: names, fields, versions, and what its planner does with the configuration. */
@NullMarked
package dev.mcmgen.rules.rancher;

import org.jspecify.annotations.NullMarked;
