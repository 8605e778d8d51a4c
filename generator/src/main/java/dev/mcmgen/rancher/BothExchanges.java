package dev.mcmgen.rancher;

import java.time.Duration;

/** Two listeners as one. */
record BothExchanges(Exchanges first, Exchanges second) implements Exchanges {

    @Override
    public void sent(ApiRequest request, String url) {
        first.sent(request, url);
        second.sent(request, url);
    }

    @Override
    public void answered(ApiRequest request, ApiResponse response, Duration time) {
        first.answered(request, response, time);
        second.answered(request, response, time);
    }

    @Override
    public void failed(ApiRequest request, String why) {
        first.failed(request, why);
        second.failed(request, why);
    }
}
