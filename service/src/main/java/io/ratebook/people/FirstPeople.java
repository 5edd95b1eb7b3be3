package io.ratebook.people;

import io.ratebook.web.Refusal;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Makes the first people where there is nobody yet, and tells their passwords once, to whoever started the service. */
@Component
public class FirstPeople implements InitializingBean {
    private final People people;
    private List<People.WithPassword> made = List.of();

    FirstPeople(People people) {
        this.people = people;
    }

    @Override
    public void afterPropertiesSet() {
        try {
            made = people.createFirst();
        } catch (Refusal anotherInstanceWasFirst) {
            made = List.of();
        }
    }

    /** Those that this start made; nobody, the second time it is asked. */
    public List<People.WithPassword> takeMade() {
        List<People.WithPassword> taken = made;
        made = List.of();
        return taken;
    }
}
