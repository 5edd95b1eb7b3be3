package io.ratebook.screens;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Answers every address of a screen with the one page whose script draws it: {@code /programs/shop/sales?state=parked} is
 * no file. A name with a dot is a file and may be missing, unless a browser goes there: codes of partners may have dots.
 */
final class ScreenPage extends PathResourceResolver {
    private static final List<String> NOT_SCREENS = List.of("api/", "actuator/", "assets/");

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String path,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        Resource file = super.resolveResourceInternal(request, path, locations, chain);
        return file == null && isScreen(request, path)
                ? super.resolveResourceInternal(request, "index.html", locations, chain)
                : file;
    }

    private static boolean isScreen(@Nullable HttpServletRequest request, String path) {
        if (NOT_SCREENS.stream().anyMatch(path::startsWith)) {
            return false;
        }
        return !StringUtils.getFilename(path).contains(".") || isVisit(request);
    }

    private static boolean isVisit(@Nullable HttpServletRequest request) {
        String accept = request == null ? null : request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
    }

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
        return path.isEmpty() ? null : super.getResource(path, location);
    }
}
