package dev.mcmgen.spec;

import dev.mcmgen.yaml.YamlNode;

/** The texts of the files that a spec names. */
@FunctionalInterface
interface SpecFiles {

    /** What the file holds whose name is this value of the spec; never fails, a file that cannot be read is reported. */
    String text(YamlNode fileName);
}
