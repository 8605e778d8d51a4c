/** Rules about the audit policy of the API server. */
@NullMarked
package dev.mcmgen.rules.audit;

import org.jspecify.annotations.NullMarked;
