package dev.mcmgen.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {

    private static final List<String> WORDS = List.of("iptables", "ipvs", "strictARP", "tcpTimeout", "kube-vip", "rr");

    @ParameterizedTest
    @CsvSource({
        "ipv, ipvs",
        "IPVS, ipvs",
        "strict-arp, strictARP",
        "tcptimeuot, tcpTimeout",
        "kubevip, kube-vip",
        "iptable, iptables",
        "r, rr",
        "ebpf, ''",
        "something, ''",
        "'', ''"
    })
    void findsTheWordThatWasProbablyMeant(String written, String nearest) {
        assertThat(NearestWord.find(written, WORDS).orElse("")).isEqualTo(nearest);
    }
}
