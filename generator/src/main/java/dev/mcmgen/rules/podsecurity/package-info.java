/** Rules about Pod Security admission: its configuration, and Rancher's templates for it. */
@NullMarked
package dev.mcmgen.rules.podsecurity;

import org.jspecify.annotations.NullMarked;
