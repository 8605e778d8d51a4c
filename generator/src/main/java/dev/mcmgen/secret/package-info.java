/** By which names and forms a secret is known, wherever one is looked for. Imports nothing of ours. */
@NullMarked
package dev.mcmgen.secret;

import org.jspecify.annotations.NullMarked;
