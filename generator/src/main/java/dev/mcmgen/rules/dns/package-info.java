/** Rules about NodeLocal DNSCache and the addresses of the cluster DNS. */
@NullMarked
package dev.mcmgen.rules.dns;

import org.jspecify.annotations.NullMarked;
