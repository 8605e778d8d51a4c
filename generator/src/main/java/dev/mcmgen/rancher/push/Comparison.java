package dev.mcmgen.rancher.push;

import dev.mcmgen.rancher.ApiObject;

/** Says whether a live object already is what is wanted, so that nothing need be written. */
interface Comparison {

    boolean same(ApiObject desired, ApiObject live);
}
