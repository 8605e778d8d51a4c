/** Rules about the values of charts and about additional manifests. */
@NullMarked
package dev.mcmgen.rules.chart;

import org.jspecify.annotations.NullMarked;
