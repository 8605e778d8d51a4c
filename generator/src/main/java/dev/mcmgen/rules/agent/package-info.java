/** Rules about the agents that Rancher deploys into a cluster. */
@NullMarked
package dev.mcmgen.rules.agent;

import org.jspecify.annotations.NullMarked;
