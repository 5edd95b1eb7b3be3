package io.ratebook.people.web;

import io.ratebook.people.CurrentActor;
import io.ratebook.people.SavedViews;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The views of lists that who is signed in keeps. */
@RestController
@RequestMapping("/api/v1/session/views")
class SavedViewsController {
    private final SavedViews views;
    private final CurrentActor currentActor;

    SavedViewsController(SavedViews views, CurrentActor currentActor) {
        this.views = views;
        this.currentActor = currentActor;
    }

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    List<SavedViews.View> list(@RequestParam String list) {
        return views.of(person(), list);
    }

    @PutMapping
    @PreAuthorize("isAuthenticated()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(@RequestBody SavedViews.Wish wish) {
        views.keep(person(), wish);
    }

    @DeleteMapping
    @PreAuthorize("isAuthenticated()")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@RequestParam String list, @RequestParam String title) {
        views.remove(person(), list, title);
    }

    private long person() {
        return currentActor.person("only a person keeps views of lists").personId();
    }
}
