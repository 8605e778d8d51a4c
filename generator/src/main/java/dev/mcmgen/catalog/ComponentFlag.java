package dev.mcmgen.catalog;

import java.util.Optional;

/**
 * A flag of a component, or a key of etcd's configuration file. Hidden and deprecated ones are flags too.
 *
 * @param type empty where the source does not show it in one place
 */
public record ComponentFlag(String name, Optional<Type> type) {

    /** How the value is parsed. */
    public enum Type {
        STRING,
        /** Go's words: 1 t T TRUE true True 0 f F FALSE false False; without a value it is true. */
        BOOL,
        INT,
        UINT,
        FLOAT,
        /** Go's duration, always with a unit: 900s, 15m. */
        DURATION,
        IP,
        /** Words with commas between; several arguments add up. */
        LIST,
        /** name=value,name=value. */
        MAP,
        /** name=true,name=false. */
        BOOL_MAP
    }

    static ComponentFlag read(DataNode row) {
        return new ComponentFlag(row.text("name"), row.find("type").map(node -> Type.valueOf(node.text())));
    }
}
